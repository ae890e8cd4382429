"""Units: which measure the same thing and can be turned into one another, by the canonical names the language files give them; which
currencies go by one name.

Factors are exact by definition (SI, international yard and pound), but for the barrel of oil, which is 42 US gallons.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from factcheck.values import Amount

_FAMILIES = {
    "length": "nanometre 0.000000001 micrometre 0.000001 millimetre 0.001 centimetre 0.01 decimetre 0.1 metre 1 kilometre 1000 "
    "inch 0.0254 foot 0.3048 yard 0.9144 mile 1609.344 nautical_mile 1852 light_year 9460730472580800",
    "mass": "microgram 0.000000001 milligram 0.000001 gram 0.001 hectogram 0.1 kilogram 1 quintal 100 tonne 1000 ton 1000 pound 0.45359237 "
    "ounce 0.028349523125 stone 6.35029318 carat 0.0002",
    "area": "square_centimetre 0.0001 square_metre 1 hectare 10000 square_kilometre 1000000 square_inch 0.00064516 "
    "square_foot 0.09290304 square_yard 0.83612736 acre 4046.8564224 square_mile 2589988.110336",
    "volume": "millilitre 0.001 centilitre 0.01 litre 1 hectolitre 100 cubic_metre 1000 cubic_kilometre 1000000000000 "
    "pint 0.473176473 gallon 3.785411784 barrel 158.987294928 cubic_foot 28.316846592 fluid_ounce 0.0295735295625",
    "power": "watt 1 kilowatt 1000 megawatt 1000000 gigawatt 1000000000 terawatt 1000000000000 horsepower 745.7",
    "energy": "watt_hour 1 kilowatt_hour 1000 megawatt_hour 1000000 gigawatt_hour 1000000000 terawatt_hour 1000000000000",
    "speed": "kilometre_per_hour 1 mile_per_hour 1.609344 metre_per_second 3.6 knot 1.852 kilometre_per_second 3600",
    "data": "kilobit 125 megabit 125000 gigabit 125000000 "
    "byte 1 kilobyte 1000 megabyte 1000000 gigabyte 1000000000 terabyte 1000000000000 petabyte 1000000000000000",
    "frequency": "hertz 1 kilohertz 1000 megahertz 1000000 gigahertz 1000000000",
}
_UNITS: Mapping[str, tuple[str, Decimal]] = {
    unit: (family, Decimal(factor))
    for family, row in _FAMILIES.items()
    for unit, factor in zip(row.split()[::2], row.split()[1::2], strict=True)
}
# Degrees Celsius = factor x + shift. A bare degree may be of either scale and is taken for Celsius.
_TEMPERATURE = {
    "degree": (Decimal(1), Decimal(0)),
    "celsius": (Decimal(1), Decimal(0)),
    "fahrenheit": (Decimal(5) / 9, Decimal(-160) / 9),
    "kelvin": (Decimal(1), Decimal("-273.15")),
}

# Currencies (ISO 4217) that one bare name or sign stands for, in one language or another: dollars, crowns, pounds, rupees, pesos, ...
_NAMESAKES = tuple(
    frozenset(row.split())
    for row in (
        "USD CAD AUD NZD HKD SGD TWD JMD TTD BBD BSD BZD FJD GYD LRD NAD SRD XCD ZWL",
        "SEK NOK DKK ISK CZK EEK SKK",
        "GBP EGP LBP SYP SDG SSP IEP GIP FKP CYP TRY ITL",
        "INR PKR LKR NPR MUR SCR IDR MVR BDT",
        "MXN ARS CLP COP UYU DOP CUP PHP BOB",
        "CHF FRF BEF LUF XAF XOF XPF CDF RWF BIF GNF DJF KMF MGA",
        "DZD TND LYD IQD JOD KWD BHD RSD MKD",
        "IRR OMR QAR SAR YER KHR BRL",
        "CNY JPY TWD HKD MOP KRW KPW",
        "RUB BYN KES TZS UGX SOS AMD KGS UZS KZT AZN TMT",
    )
)


def share_a_name(a: str, b: str) -> bool:
    """Whether a bare name or sign may stand for either of two currencies."""
    return any(a in row and b in row for row in _NAMESAKES)


def kin(a: str, b: str) -> bool:
    """Whether two units measure the same thing."""
    if a in _TEMPERATURE and b in _TEMPERATURE:
        return True
    return a == b or (a in _UNITS and b in _UNITS and _UNITS[a][0] == _UNITS[b][0])


def converted(amount: Amount, unit: str, into: str) -> Amount:
    """An amount of one unit in another of its kin."""
    if unit in _TEMPERATURE and into in _TEMPERATURE:
        factor, shift = _TEMPERATURE[unit]
        back, reshift = _TEMPERATURE[into]

        def turn(value: Decimal | None) -> Decimal | None:
            return None if value is None else (value * factor + shift - reshift) / back

        return Amount(turn(amount.lo), turn(amount.hi), amount.step * factor / back, amount.approx)
    return amount if unit == into else amount.scaled(_UNITS[unit][1] / _UNITS[into][1])

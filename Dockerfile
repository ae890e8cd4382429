# docker run --rm -v "$PWD:/work" factcheck compare articles/
FROM python:3.12-slim
COPY pyproject.toml README.md LICENSE /source/
COPY man /source/man
COPY factcheck /source/factcheck
RUN pip install --no-cache-dir /source && rm -rf /source
USER 65534:65534
WORKDIR /work
ENTRYPOINT ["factcheck"]

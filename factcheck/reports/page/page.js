"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const root = document.documentElement;

  // ---- theme: as the system, dark, light; kept where the browser lets a page keep something
  const THEMES = ["", "dark", "light"];
  const remembered = { get: () => { try { return localStorage.getItem("factcheck-theme") || ""; } catch { return ""; } },
    set: (theme) => { try { localStorage.setItem("factcheck-theme", theme); } catch { /* a page from a file may not */ } } };
  const paint = (theme) => { if (THEMES.includes(theme) && theme) root.dataset.theme = theme; else delete root.dataset.theme; };
  const nextTheme = () => {
    const theme = THEMES[(THEMES.indexOf(root.dataset.theme || "") + 1) % THEMES.length];
    paint(theme); remembered.set(theme);
  };

  // ---- the address: "#FC101-…" is a place, "#?kind=money" are filters
  const FIELDS = ["words", "level", "kind", "document", "language"];
  const form = () => one(".filters");
  const wanted = () => Object.fromEntries(new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : ""));
  const chosen = () => Object.fromEntries(FIELDS.map((name) => [name, form()?.elements[name]?.value.trim() || ""]).filter(([, v]) => v));
  const fits = (card, by) =>
    (!by.level || (by.level === "new" ? card.dataset.new : card.dataset.outcome === by.level)) &&
    (!by.kind || card.dataset.kind === by.kind) &&
    (!by.document || card.dataset.documents.split(" ").includes(by.document)) &&
    (!by.language || card.dataset.languages.split(" ").includes(by.language)) &&
    (!by.words || by.words.toLowerCase().split(/\s+/).every((word) => card.textContent.toLowerCase().includes(word)));
  const filter = () => {
    if (!form()) return;
    const by = chosen();
    const cards = all(".card");
    for (const card of cards) card.hidden = !fits(card, by);
    const shown = cards.filter((card) => !card.hidden).length;
    one("output", form()).textContent = Object.keys(by).length ? `${shown} of ${cards.length}` : "";
    const folded = one("#accepted");
    if (folded && Object.keys(by).length && one(".card:not([hidden])", folded)) folded.open = true;
  };
  const keep = () => {
    const query = new URLSearchParams(chosen()).toString();
    history.replaceState(null, "", query ? `#?${query}` : location.pathname + location.search);
  };
  const restore = () => {
    if (!form()) return;
    const by = wanted();
    for (const name of FIELDS) if (form().elements[name]) form().elements[name].value = by[name] || "";
    filter();
  };

  // ---- places: what is folded around one opens
  const reveal = (target) => { for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true; };
  const go = () => {
    if (location.hash.startsWith("#?")) { restore(); return; }
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    reveal(target);
    target.scrollIntoView({ block: target.tagName === "SUP" ? "center" : "start" });
    if (target.matches(".card")) target.focus({ preventScroll: true });
  };

  // ---- keys
  const visible = () => all(".card").filter((card) => !card.hidden && !card.closest("details:not([open])"));
  const current = () => document.activeElement?.closest?.(".card");
  const step = (by) => {
    const cards = visible();
    const at = cards.indexOf(current());
    const card = cards[Math.min(cards.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by))];
    if (card) { card.focus({ preventScroll: true }); card.scrollIntoView({ block: "nearest" }); }
  };
  const toggle = (card) => {
    const folded = all("details", card);
    const open = folded.some((d) => !d.open);
    for (const d of folded) d.open = open;
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    o: () => one("a.place", current() || document.createElement("i"))?.click(),
    f: () => form()?.elements.words.focus(),
    "/": () => form()?.elements.words.focus(),
    d: nextTheme,
    "?": () => one("#keys").showModal(),
    Enter: () => { if (document.activeElement?.matches(".card")) toggle(document.activeElement); else return false; },
  };
  const typing = (target) => target.closest?.("input, select, textarea, dialog");
  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (typing(event.target)) return;
    if (/^[1-9]$/.test(event.key)) {
      const value = all(".values > .value", current() || document.createElement("i"))[Number(event.key) - 1];
      if (value) { value.focus(); event.preventDefault(); }
      return;
    }
    const act = Object.hasOwn(keys, event.key) && keys[event.key];
    if (act && act() !== false) event.preventDefault();
  };

  // ---- copying: the clipboard where there is one, else the text is selected
  const copy = async (button) => {
    const code = one("pre", button.closest(".copied"));
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      getSelection().selectAllChildren(code);
      document.execCommand("copy");
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  };
  const onClick = (event) => {
    const target = event.target.closest?.("button, a");
    if (!target) return;
    if (target.matches(".copy")) copy(target);
    if (target.id === "theme") nextTheme();
    if (target.id === "help") keys["?"]();
    if (target.matches("a[href^='#']") && target.hash === location.hash) { event.preventDefault(); go(); }
  };

  // ---- printing opens what is folded
  const unfold = () => { for (const d of all("main details:not(#texts details, .act)")) if (!d.open) { d.open = true; d.dataset.folded = ""; } };
  const fold = () => { for (const d of all("details[data-folded]")) { d.open = false; delete d.dataset.folded; } };

  // ---- a served page: news replace the report in its place, what is accepted is sent back
  const ready = () => {
    for (const hidden of all(".filters, .copy, #theme, #help")) hidden.hidden = false;
    restore();
  };
  const renew = async () => {
    const page = new DOMParser().parseFromString(await (await fetch("page")).text(), "text/html");
    const open = all("details[open]").map((d) => d.id || d.closest("[id]")?.id).filter(Boolean);
    const focused = current()?.id;
    const kept = chosen();
    one("#report").replaceWith(document.importNode(one("#report", page), true));
    document.title = page.title;
    root.dataset.live = page.documentElement.dataset.live;
    for (const id of open) { const d = document.getElementById(id); const at = d?.tagName === "DETAILS" ? d : d && one(".act", d); if (at) at.open = true; }
    ready();
    for (const [name, value] of Object.entries(kept)) if (form()) form().elements[name].value = value;
    filter();
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };
  const accept = async (sent) => {
    const told = one("output", sent);
    const body = JSON.stringify({ id: sent.dataset.id, reason: sent.elements.reason.value });
    const answer = await fetch("accept", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    told.textContent = answer.ok ? "accepted" : await answer.text();
  };
  const listen = () => {
    const news = new EventSource(`events?since=${root.dataset.live}`);
    news.onmessage = () => renew();
    news.onerror = () => { document.title = "(not connected) " + document.title.replace("(not connected) ", ""); };
  };

  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("input", (event) => { if (event.target.form === form() && form()) { filter(); keep(); } });
  document.addEventListener("reset", (event) => { if (event.target === form()) setTimeout(() => { filter(); keep(); }); });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("dialog form")) return;
    event.preventDefault();
    if (event.target.matches(".accept")) accept(event.target);
  });
  addEventListener("hashchange", go);
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", fold);
  paint(remembered.get());
  ready();
  go();
  if (root.hasAttribute("data-live")) listen();
})();

// Finds serious faults of a page for those who do not see it, or not well, from
// what the browser computed. The bounds are those of WCAG 2.2, AA.
(phone) => {
  const faults = new Set();
  const add = (what, el) => faults.add(what + ": " + el.outerHTML.replace(/\s+/g, " ").slice(0, 110));
  const seen = (el) => el.getClientRects().length > 0 && getComputedStyle(el).visibility === "visible" && !el.closest(".hidden, .skip");

  // Contrast of every text, drawings and placeholders too.
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colours = new Map();
  const rgba = (c) => {
    if (!colours.has(c)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = c;
      canvas.fillRect(0, 0, 1, 1);
      const d = canvas.getImageData(0, 0, 1, 1).data;
      colours.set(c, [d[0], d[1], d[2], d[3] / 255]);
    }
    return [...colours.get(c)];
  };
  const over = (a, b) => [0, 1, 2].map((i) => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const light = (c) => {
    const [r, g, b] = c.slice(0, 3).map((x) => ((x /= 255), x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (el) => {
    const up = [];
    for (let e = el; e; e = e.parentElement) if (!(e instanceof SVGElement) || e.localName === "svg") up.push(rgba(getComputedStyle(e).backgroundColor));
    return up.reverse().reduce((b, a) => over(a, b), [255, 255, 255, 1]);
  };
  const ratio = (ink, dim, back) => {
    ink[3] *= dim;
    const [a, b] = [light(over(ink, back)), light(back)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const judge = (what, el, style, colour) => {
    let dim = what === "contrast" ? 1 : parseFloat(style.opacity); // that of the placeholder, and of all that it stands in
    for (let e = el; e; e = e.parentElement) dim *= parseFloat(getComputedStyle(e).opacity);
    const size = parseFloat(style.fontSize), need = size >= 24 || (size >= 18.6 && style.fontWeight >= 700) ? 3 : 4.5;
    const r = ratio(rgba(colour), dim, ground(el));
    if (r < need) add(what + " " + r.toFixed(2), el);
  };
  for (const el of document.querySelectorAll("body *")) {
    if (!seen(el)) continue;
    if ([...el.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && !el.closest("title")) {
      const style = getComputedStyle(el);
      judge("contrast", el, style, el instanceof SVGElement ? style.fill : style.color);
    }
    if (el.placeholder && !el.value) {
      const style = getComputedStyle(el, "::placeholder");
      judge("contrast of the placeholder", el, style, style.color);
    }
  }

  // What has the focus can be seen, and what hides it stays hidden.
  const controls = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")];
  const kinds = new Set();
  for (const el of controls) {
    const kind = el.localName + "." + el.getAttribute("class");
    if (kinds.has(kind) || !seen(el)) continue;
    kinds.add(kind);
    el.focus({ focusVisible: true, preventScroll: true });
    if (document.activeElement !== el) add("takes no focus", el);
    const style = getComputedStyle(el);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) add("focus cannot be seen", el);
  }
  document.activeElement.blur();

  // A target is 24 pixels each way, or has that much room, or stands in a text.
  if (phone) {
    const boxes = controls.filter(seen).map((el) => [el, el.getBoundingClientRect()]);
    const inText = (el) => getComputedStyle(el).display.startsWith("inline") && getComputedStyle(el).display !== "inline-block" && el.localName === "a" &&
      !!el.closest("p, blockquote, li, td, dd, .facts, .chain, .head");
    const middle = (b) => [b.x + b.width / 2, b.y + b.height / 2];
    for (const [el, b] of boxes) {
      if ((b.width >= 24 && b.height >= 24) || inText(el) || el instanceof SVGElement) continue;
      const [x, y] = middle(b);
      for (const [other, c] of boxes) {
        if (other === el || other.contains(el)) continue;
        const nearest = [Math.max(c.left, Math.min(x, c.right)) - x, Math.max(c.top, Math.min(y, c.bottom)) - y];
        if (Math.hypot(...nearest) < 12) {
          add("a small target (" + Math.round(b.width) + "×" + Math.round(b.height) + ") beside another", el);
          break;
        }
      }
    }
  }

  // What a link leads to is clear from its name and the words around it.
  const leads = new Map();
  for (const el of document.querySelectorAll("a[href]")) {
    if (!seen(el)) continue;
    const around = el.closest("article.saying, .sheet, .note, tr, .verdicts > li") || el.closest("li") || el.closest("p, figure") || el;
    const key = (el.ariaLabel || el.textContent).trim() + "|" + around.textContent.trim().replace(/\s+/g, " ");
    const to = el instanceof SVGElement ? el.href.baseVal : el.href;
    if (leads.has(key) && leads.get(key) !== to && !(el instanceof SVGElement)) add("leads elsewhere than another of its words", el);
    leads.set(key, to);
  }
  for (const id of new Set([...document.querySelectorAll("[aria-labelledby], [aria-describedby]")].flatMap((el) => [el.getAttribute("aria-labelledby"), el.getAttribute("aria-describedby")])))
    if (id && !document.getElementById(id)) faults.add("names an element that is not there: " + id);
  for (const el of document.querySelectorAll("a[href^='#']")) if (!document.getElementById(decodeURIComponent(el.getAttribute("href").slice(1)))) add("leads to nothing on the page", el);
  if (document.documentElement.scrollWidth > innerWidth) faults.add("is " + document.documentElement.scrollWidth + " wide on a screen of " + innerWidth);
  return [...faults];
}

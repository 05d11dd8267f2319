// What pdf.js, Firefox's reader, makes of PDFs.
//
//     node readers.mjs PDFJS ASKED.json
//
// PDFJS is the folder of pdfjs-dist; ASKED.json a list of {path, words}. Prints as JSON, by path: `text`, a
// string a page, its lines parted as a copy parts them; `found`, which of the words its own search finds;
// `tree`, the structure of each page; `said`, the text of each page's marked contents, by their name in the
// tree; `links`, the annotations of each page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, asked] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(`${folder}/${name}`).href);
// Without the canvas package pdf.js warns of what only drawing needs.
console.warn = console.log = () => {};
const pdfjs = await load("legacy/build/pdf.mjs");
globalThis.pdfjsLib = pdfjs;
// All that the viewer's file asks of a browser before it can search.
const element = () => ({ style: {}, classList: { add() {} }, append() {}, addEventListener() {} });
globalThis.document = { documentElement: element(), createElement: element, body: element() };
globalThis.window ??= Object.assign(globalThis, { requestAnimationFrame() {} });
const viewer = await load("legacy/web/pdf_viewer.mjs");

async function readPage(page) {
  const content = await page.getTextContent();
  return content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("");
}

/** The text of the marked contents that the tree names, on lines. */
async function readContents(page) {
  const said = {}, open = [];
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if (item.type?.startsWith("beginMarkedContent")) open.push(item.id);
    else if (item.type === "endMarkedContent") open.pop();
    const id = open.findLast((one) => one);
    if (id && item.str !== undefined) said[id] = (said[id] ?? "") + item.str + (item.hasEOL ? "\n" : "");
  }
  return said;
}

/** Which of the words the viewer's search finds. */
async function search(pdf, words) {
  const eventBus = new viewer.EventBus();
  const linkService = { page: 1, pagesCount: pdf.numPages };
  const finder = new viewer.PDFFindController({ linkService, eventBus, updateMatchesCountOnProgress: false });
  finder.setDocument(pdf);
  let tell;
  eventBus.on("updatefindmatchescount", ({ matchesCount }) => tell(matchesCount.total));
  const found = [];
  for (const query of words) {
    const counted = new Promise((resolve) => { tell = resolve; });
    eventBus.dispatch("find", { source: {}, type: "any", query });
    if (await counted > 0) found.push(query);
  }
  return found;
}

const out = {};
for (const { path, words } of JSON.parse(readFileSync(asked, "utf8"))) {
  const loading = pdfjs.getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0,
                                      disableFontFace: true });
  const pdf = await loading.promise;
  const one = { text: [], tree: [], said: [], links: [] };
  for (let i = 1; i <= pdf.numPages; i++) {
    const page = await pdf.getPage(i);
    one.text.push(await readPage(page));
    one.tree.push(await page.getStructTree());
    one.said.push(await readContents(page));
    one.links.push((await page.getAnnotations()).filter((a) => a.subtype === "Link")
      .map(({ url, rect, quadPoints, contentsObj, dest }) =>
        ({ url, rect, quads: quadPoints?.length / 8, name: contentsObj?.str, dest })));
  }
  one.found = words ? await search(pdf, words) : [];
  out[path] = one;
  await loading.destroy();
}
process.stdout.write(JSON.stringify(out));

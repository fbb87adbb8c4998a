// Measures a JavaScript library; prints a row of the table. Usage: node measure.mjs compromise|wink-nlp CORPUS
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";

const require = createRequire(join(process.cwd(), "measure.mjs"));
const [peer, corpus] = process.argv.slice(2);
const version = (name) => JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8")).version;
const texts = readdirSync(corpus).filter((f) => f.endsWith(".txt")).sort().map((f) => readFileSync(join(corpus, f), "utf8"));

const begun = performance.now();
let name, gives, analyse;
if (peer === "compromise") {
  const nlp = require("compromise");
  [name, gives] = [`compromise ${version("compromise")}`, "names, quotations without speakers"];
  analyse = (text) => {
    const doc = nlp(text);
    return doc.people().out("array").length + doc.organizations().out("array").length + doc.places().out("array").length +
      doc.quotations().out("array").length + doc.sentences().length;
  };
} else {
  const nlp = require("wink-nlp")(require("wink-eng-lite-web-model"));
  [name, gives] = [`wink-nlp ${version("wink-nlp")}`, "sentences, dates, numbers"];
  analyse = (text) => {
    const doc = nlp.readDoc(text);
    return doc.sentences().out().length + doc.entities().out().length;
  };
}
analyse(texts[1]);
const load = (performance.now() - begun) / 1e3;
let [best, first] = [Infinity, Infinity];
for (let round = 0; round < 3; round++) {
  let start = performance.now();
  analyse(texts[0]);
  first = Math.min(first, performance.now() - start);
  start = performance.now();
  for (const text of texts) analyse(text);
  best = Math.min(best, performance.now() - start);
}
const size = texts.reduce((sum, t) => sum + Buffer.byteLength(t), 0);
const row = [name, gives, (size / best / 1e3).toFixed(2), Math.round(first * 1e3).toLocaleString("en"), load.toFixed(1),
  Math.round(process.resourceUsage().maxRSS / 1024)];
console.log(row.join("\t"));

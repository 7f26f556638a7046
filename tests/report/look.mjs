// Opens a page in headless Chromium, does what a reader would, and prints what was seen as JSON.
//     node look.mjs PAGE.html [FOLDER for screenshots]
// Environment: LINLI_NODE_MODULES, the folder with playwright-core and axe-core; LINLI_CHROMIUM.
import {createRequire} from "node:module";
import {readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";

const require = createRequire(join(process.env.LINLI_NODE_MODULES, "x.js"));
const {chromium} = require("playwright-core");
const [, , file, folder] = process.argv;
const address = pathToFileURL(resolve(file)).href;

const browser = await chromium.launch({executablePath: process.env.LINLI_CHROMIUM || "/usr/bin/chromium",
                                       args: ["--no-sandbox", "--disable-gpu"]});
const context = await browser.newContext({viewport: {width: 1200, height: 900}, acceptDownloads: true, colorScheme: "light", offline: true});
const page = await context.newPage();
page.setDefaultTimeout(200_000);  // machines that do much else
const seen = {errors: [], requests: [], dialogs: 0, panels: [], languages: {}, axe: {}, downloads: {}, tables: {}};
page.on("console", message => { if (message.type() === "error" || message.type() === "warning") seen.errors.push(message.text()); });
page.on("pageerror", error => seen.errors.push(String(error)));
page.on("dialog", dialog => { seen.dialogs += 1; dialog.dismiss(); });
page.on("request", request => { if (!/^(blob|data):/.test(request.url()) && request.url() !== address) seen.requests.push(request.url()); });

await page.goto(address);
seen.hacked = await page.evaluate(() => Boolean(window.hacked));

const panels = () => page.$$eval("main > section", sections => sections.map(section => ({
  id: section.id,
  title: section.querySelector("h2").textContent,
  charts: section.querySelectorAll(".chart").length,
  drawn: [...section.querySelectorAll(".chart")].filter(chart => chart.querySelectorAll("svg path, svg text").length > 2).length,
  words: section.querySelectorAll(".chart[aria-label='']").length,
})));
const tables = () => page.$$eval("main > section", sections => Object.fromEntries(sections.map(section => [section.id,
  [...section.querySelectorAll("table")].map(table => [...table.rows].map(row => [...row.cells].map(cell => cell.textContent)))])));
const text = () => page.evaluate(() => document.body.innerText);
const axe = async () => {
  await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  const found = await page.evaluate(() => window.axe.run(document));
  return found.violations.map(one => `${one.impact} ${one.id}: ${one.nodes.map(node => node.target.join(" ")).slice(0, 3).join("; ")}`);
};

for (let turn = 0; turn < 2; ++turn) {
  const language = await page.evaluate(() => document.documentElement.lang);
  seen.languages[language] = {panels: await panels(), tables: await tables(), text: await text(), title: await page.title()};
  seen.axe[language] = await axe();
  if (folder) await page.screenshot({path: join(folder, `${language}.png`), fullPage: true});
  await page.click("#language");
}
seen.focus_stays = await page.evaluate(() => document.activeElement.id);

// Every choice of every panel draws something.
seen.choices = [];
for (const id of await page.$$eval("main select", selects => selects.map(select => select.id))) {
  const values = await page.$$eval(`#${id} option`, options => options.map(option => option.value));
  for (const value of values.slice(0, 12)) {
    await page.selectOption(`#${id}`, value);
    const section = await page.$eval(`#${id}`, select => select.closest("section").id);
    const charts = await page.$$eval(`#${section} .chart`, all => all.map(chart => chart.querySelectorAll("svg path, svg text").length));
    const note = await page.$$eval(`#${section} .note`, all => all.length);
    if (charts.length ? charts.some(parts => parts <= 2) : note === 0) seen.choices.push(`${id} = ${value} draws nothing`);
  }
}

const download = async selector => {
  const [got] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
  return {name: got.suggestedFilename(), bytes: readFileSync(await got.path())};
};
const first = await page.$eval("main .tools", tools => tools.closest("section").id);
for (const [index, kind] of ["SVG", "PNG", "CSV"].entries()) {
  const got = await download(`#${first} .tools button:nth-child(${index + 1})`);
  seen.downloads[kind] = {name: got.name, size: got.bytes.length, start: got.bytes.subarray(0, 400).toString(kind === "PNG" ? "latin1" : "utf8")};
}

if (await page.$("#areas details")) {
  await page.click("#areas details summary");
  await page.click("#areas details tbody tr:nth-child(3) button");
  seen.area = await page.$eval("#area", area => ({title: area.querySelector("h3").textContent, charts: area.querySelectorAll(".chart svg").length,
                                                  focused: document.activeElement === area}));
}

await page.click("#theme");
seen.theme = await page.evaluate(() => document.documentElement.dataset.theme);
if (folder) await page.screenshot({path: join(folder, "dark.png"), fullPage: true});
await page.setViewportSize({width: 390, height: 800});
await page.waitForTimeout(50);
seen.phone = await page.evaluate(() => ({wide: document.documentElement.scrollWidth, shown: innerWidth}));
if (folder) await page.screenshot({path: join(folder, "phone.png"), fullPage: true});
await page.setViewportSize({width: 1200, height: 900});
seen.pdf = (await page.pdf({format: "A4"})).length;
if (folder) await page.pdf({format: "A4", path: join(folder, "printed.pdf")});
await browser.close();
console.log(JSON.stringify(seen));

// Goes the main path through the tool in Firefox, from a disk, and prints what it was told there and what the browser complained of.
// usage: node firefox.mjs FILE
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const modules = createRequire(new URL("../../bindings/wasm/package.json", import.meta.url));
const { default: puppeteer } = await import(pathToFileURL(modules.resolve("puppeteer-core")));

const browser = await puppeteer.launch({ browser: "firefox", executablePath: "/usr/bin/firefox-esr", headless: true, timeout: 0, protocolTimeout: 0 });
const page = await browser.newPage();
page.setDefaultTimeout(0);
const complaints = [];
page.on("console", (message) => complaints.push(message.text()));
page.on("pageerror", (error) => complaints.push(String(error)));
await page.goto(`${pathToFileURL(process.argv[2])}`);

const told = { agent: await browser.version() };
const data = (selector) => page.$eval(selector, (of) => ({ ...of.dataset }));
const heading = () => page.$eval("h1", (of) => of.textContent);
const screen = async (at) => {
  await (await page.$$("header nav button"))[at].click();
  await page.waitForSelector(`header nav button:nth-child(${at + 1})[aria-current=page]`);
};

await page.waitForSelector("main h1");
await page.type(".choose input", "kristians");
await page.keyboard.press("Enter");
await page.waitForFunction(() => document.querySelector("h1").textContent.includes("Kristianstad"));
told.place = await heading();
await page.waitForSelector("[data-replicates='10000']");
told.sure = await data("[data-replicates='10000']");
await screen(1);
await (await page.waitForSelector("::-p-aria(Öka: Värde att pröva: Trygghet)")).click();
told.tried = await data(".result [data-score]");
await screen(2);
told.learn = await heading();
await screen(3);
told.change = await heading();
await screen(4);
const slider = await page.waitForSelector("input[type=range]");
await slider.focus();
for (let press = 0; press < 5; ++press) await page.keyboard.press("ArrowRight");
told.weights = await data(".lead [data-score]");
// The address follows when nothing more is moved.
told.state = await page.evaluate(() => new Promise((done) => setTimeout(() => done(location.hash), 300)));
await page.reload();
await page.waitForSelector(".lead [data-score]");
told.again = await data(".lead [data-score]");
await browser.close();
process.stdout.write(JSON.stringify({ told, complaints }));

// Every form of the app: what is typed outlives a mistake, another language and a reload, and what was done is told once.

import assert from "node:assert/strict";
import { words } from "./benefits.mjs";
import { journey } from "./journey.mjs";
import { openScenario } from "./partner.mjs";

/** The forms of a ready-made company: where each is, what is typed into it, and the field that is then left empty. */
const FORMS = {
  "silver-qualified": [
    ["account/company/change", { street: "2 Harbor Way", city: "Tacoma", phone: "+1 425 555 0199" }, "company-name"],
    ["account/company/locations/new", { "location-name": "Annex", street: "3 Harbor Way", region: "WA" }, "city"],
    ["account/users/new", { "user-name": "Ines Duarte" }, "email"],
    ["account/users/2/change", { "user-name": "J. Weber" }, "email"],
    ["requests/new", { title: "A question", description: "Which invoice?" }, "title"],
    ["partnership/competencies/cloud-platform", { customers: "3", "passed-on": "2026-02-01" }, "customers"],
    ["simulation", { "price-silver": "1700.50", "price-gold": "4800" }, "price-action-pack"],
  ],
  "fresh-action-pack": [
    [(w) => w.office, { "seats-sold": "12" }, "seats-sold"],
    [(w) => w.marketing, { "contact-name": "Priya Raman", phone: "+1 425 555 0100" }, "email"],
  ],
};

async function visit(desk, where) {
  if (typeof where === "string") return desk.visit(where);
  await desk.visit("partnership/benefits");
  await desk.select("link", where(words(desk)));
  await desk.page.locator("main #about").waitFor();
}

const field = (desk, id) => desk.page.locator(`#${id}`);

async function stillTyped(desk, typed, when) {
  for (const [id, text] of Object.entries(typed)) assert.equal(await field(desk, id).inputValue(), text, `${id} ${when}`);
}

for (const [scenario, forms] of Object.entries(FORMS)) {
  journey(`nothing that is typed is lost by a reload, another language or a mistake: ${scenario}`, async (desk) => {
    const { page } = desk;
    const language = () => page.evaluate(() => document.documentElement.lang);
    const switchLanguage = async () => {
      const before = await language();
      await page.locator("#switch-language").click();
      await page.locator(`html:not([lang=${before}])`).waitFor();
    };
    await openScenario(desk, scenario);
    for (const [where, typed] of forms) {
      await visit(desk, where);
      for (const [id, text] of Object.entries(typed)) await field(desk, id).fill(text);
      await switchLanguage();
      await stillTyped(desk, typed, "in the other language");
      await switchLanguage();
    }
    await page.reload();
    await desk.started();
    for (const [where, typed, empty] of forms) {
      await visit(desk, where);
      await field(desk, empty).waitFor();
      await stillTyped(desk, typed, "after a reload");
      await field(desk, empty).fill("");
      await page.locator(`form:has(#${empty}) [type=submit]`).click();
      await page.locator(".error-summary:focus").waitFor();
      const { [empty]: _, ...rest } = typed;
      await stillTyped(desk, rest, "after a mistake");
      await page.locator(`.error-summary a[href="#${empty}"]`).click();
      await page.locator(`#${empty}:focus`).waitFor();
    }
  });
}

journey("an address calls optional what its country leaves out, and nothing else", async (desk) => {
  const { page } = desk;
  await desk.open("join");
  await page.locator("#country").focus();
  const marked = (ids) => ["region", "postcode"].filter((id) => document.querySelector(`label[for=${id}] .optional`)).join() === ids;
  const left = { US: "", DE: "region", CN: "", HK: "region,postcode", "": "" };
  for (const [country, ids] of Object.entries(left)) {
    await page.locator("#country").selectOption(country);
    await page.waitForFunction(marked, ids);
    await page.locator("#country:focus").waitFor();
  }
});

journey("what was done is told once", async (desk) => {
  const t = desk.text;
  await openScenario(desk, "ten-years");
  // What a screen reader would be given to read out by itself: texts that come into regions which speak.
  await desk.page.evaluate(() => {
    globalThis.told = [];
    const speaks = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
    new MutationObserver((changes) => {
      const changed = changes.flatMap(({ type, target, addedNodes }) => (type === "characterData" ? [target] : [...addedNodes]));
      const spoken = changed.filter((node) => (node.closest ? node : node.parentElement)?.closest(speaks));
      globalThis.told.push(...new Set(spoken.map((node) => node.textContent.trim()).filter(Boolean)));
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  const tellsOnce = async (act, text) => {
    await desk.page.evaluate(() => globalThis.told.splice(0));
    await act();
    await desk.read(text);
    const told = await desk.page.evaluate(() => globalThis.told);
    assert.deepEqual(told.filter((said) => said.includes(text)).length, 1, `${text} is told once: ${told.join(" | ")}`);
  };
  await desk.visit("billing/payment-methods");
  const makeDefault = desk.page.locator("[id^=default-]").first();
  await tellsOnce(() => makeDefault.click(), t("New orders offer this card first.", "新订单将优先使用此卡。"));
  await desk.visit("simulation");
  await tellsOnce(() => desk.page.locator("label[for=desk-automatic]").click(), t("The desk was changed.", "服务台设置已更改。"));
  // An arrival is told by the heading alone, which takes the focus.
  await desk.page.evaluate(() => globalThis.told.splice(0));
  await desk.visit("billing/orders");
  const heading = t("Orders", "订单");
  assert.equal(await desk.page.evaluate(() => document.activeElement.textContent), heading);
  assert.deepEqual((await desk.page.evaluate(() => globalThis.told)).filter((said) => said.startsWith(heading)), []);
});

journey("what is ticked or chosen and not sent yet is not lost by a reload", async (desk) => {
  const ticked = (id) => field(desk, id).and(desk.page.locator(":checked"));
  // The label lies over its control, so that a press anywhere on a tile counts.
  const pick = (id) => desk.page.locator(`label[for=${id}]`).click();
  await desk.open("join");
  await pick("verify-first");
  await desk.page.reload();
  await desk.started();
  await ticked("verify-first").waitFor();
  await openScenario(desk, "silver-qualified");
  await desk.visit("simulation");
  await pick("rules-window");
  await desk.visit("account/users/2");
  const role = desk.page.locator("input[name=roles]:not(:checked):not([aria-disabled])").first();
  const id = await role.getAttribute("id");
  await pick(id);
  await desk.page.reload();
  await desk.started();
  await ticked(id).waitFor();
  await desk.visit("simulation");
  await ticked("rules-window").waitFor();
});

journey("a card number in a form is not kept, and the rest of the form is", async (desk) => {
  await openScenario(desk, "network-member");
  await desk.visit("requests/new");
  await field(desk, "title").fill("A question about seats");
  await field(desk, "description").fill("My card is 4242 4242 4242 4242");
  await desk.page.reload();
  await desk.started();
  assert.equal(await field(desk, "title").inputValue(), "A question about seats");
  assert.equal(await field(desk, "description").inputValue(), "");
});

// What the journeys through benefits have in common.

/** What benefits are called, in the language of a run. */
export const words = (desk) => {
  const t = desk.text;
  return {
    benefits: t("Benefits", "权益"),
    activateSubscription: t("Activate your Action Pack subscription", "激活 Action Pack 订阅"),
    activate: t("Activate", "激活"),
    notNow: t("Not now", "暂不"),
    keys: t("Product keys", "产品密钥"),
    office: "Office 365 E3",
    team: "Visual Studio Team Services",
    windows: t("Windows 10 Enterprise (upgrade)", "Windows 10 企业版（升级）"),
    tools: t("Developer tools", "开发工具"),
    azure: t("Microsoft Azure credit", "Microsoft Azure 额度"),
    incidents: t("Support incidents", "技术支持次数"),
    marketing: t("Go-to-market resources", "市场推广资源"),
  };
};

/** Opens a ready-made company by its stable name. */
export async function openCompany(desk, scenario) {
  await desk.open("companies");
  await desk.page.locator(`#open-${scenario}`).click();
  await desk.page.waitForURL((url) => !url.pathname.endsWith("/companies"));
}

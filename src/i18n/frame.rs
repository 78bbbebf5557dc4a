//! The frame around every screen: header, menu, notices.

texts! {
    /// The name of the product.
    MEMBERDESK: "Memberdesk", "Memberdesk";
    SKIP: "Skip to main content", "跳到主要内容";
    SIMULATION: "Simulation: no real card is ever asked for or charged. Not affiliated with Microsoft.", "模拟环境：绝不索取真实银行卡，也不会真实扣款。与 Microsoft 无关联。";
    SANDBOX: "Simulation", "模拟环境";
    VIRTUAL_DATE: "Virtual date", "虚拟日期";
    MENU: "Menu", "菜单";
    CLOSE_MENU: "Close menu", "关闭菜单";
    HOME: "Home", "主页";
    PARTNERSHIP: "Partnership", "合作关系";
    OFFERS: "Offers", "会员方案";
    OTHER_LANGUAGE: "中文", "English";
    THEME: "Theme", "主题";
    THEME_SYSTEM: "As the system", "跟随系统";
    THEME_LIGHT: "Light", "浅色";
    THEME_DARK: "Dark", "深色";
    CLOSE: "Close", "关闭";
    DISMISS: "Dismiss this message", "关闭此消息";
    PATH: "Path", "路径";
    NOT_FOUND_TITLE: "There is no such page", "没有此页面";
    NOT_FOUND_LEAD: "The address may be mistyped, or what it named is not in this browser.", "网址可能有误，或者所指的内容不在此浏览器中。";
    TO_HOME: "Go to the home page", "前往主页";
    CHANGED_ELSEWHERE: "Something changed in another tab, and this page now shows it. Look again, then repeat what you wanted to do.", "另一个标签页中的内容有变化，本页已更新。请再次确认后重新操作。";
    STORAGE_FULL: "This browser has no room left, so nothing was changed. Free some space for this site and try again.", "此浏览器的存储空间已满，未做任何更改。请为本网站腾出空间后重试。";
    STORAGE_BLOCKED: "This browser does not let the page save, so nothing was changed. Allow storage for this site and try again.", "此浏览器不允许本页保存数据，未做任何更改。请允许本网站使用存储后重试。";
    TOO_LARGE: "This is more than can be saved at once, so nothing was changed. Shorten the longest text and try again.", "内容超出一次可保存的上限，未做任何更改。请缩短最长的文字后重试。";
    READ_ONLY: "What is saved here cannot be continued, so nothing was changed. Load the page again to see what can be done.", "此处保存的数据无法继续写入，未做任何更改。请重新加载页面，查看处理办法。";
    STORAGE_FAILED: "This browser could not save, so nothing was changed. Try again; if it happens again, load the page again.", "此浏览器未能保存，未做任何更改。请重试；如再次失败，请重新加载页面。";
    NOT_KEPT: "This browser took the last change and lost it again. Load the page again to see what is saved.", "此浏览器接收了上次更改，但随后又丢失了。请重新加载页面，查看已保存的内容。";
    MEMORY_TITLE: "Nothing is being saved", "当前内容不会被保存";
    MEMORY_TEXT: "This browser does not let the page save. You can use everything; it is gone when the page closes.", "此浏览器不允许本页保存数据。所有功能均可使用，但关闭页面后内容将丢失。";
    DAMAGED_TITLE: "Part of what is saved cannot be read", "部分已保存的数据无法读取";
    DAMAGED_TEXT: "You see everything up to the damage. Nothing is written until you decide; if you continue, the damaged data is kept aside first.", "您看到的是损坏处之前的全部内容。在您决定之前不会写入任何数据；若选择继续，会先将损坏的数据另行保留。";
    SET_ASIDE: "Keep a copy and continue", "保留副本并继续";
    NOT_SET_ASIDE: "The damaged data could not be copied, so nothing was changed. Free some space for this site and try again.", "无法复制损坏的数据，未做任何更改。请为本网站腾出空间后重试。";
    NEWER_TITLE: "A newer version of Memberdesk wrote this", "此数据由更新版本的 Memberdesk 写入";
    NEWER_TEXT: "This version shows what it understands and changes nothing. Load the page again to get the newer version.", "当前版本仅显示可识别的内容，不做任何更改。请重新加载页面以获取新版本。";
    NEXT: "Next", "下一步";
    BACK: "Back", "上一步";
    CHANGE: "Change", "更改";
    OPTIONAL: "(optional)", "（选填）";
    PROBLEMS: "There is a problem", "有问题需要更正";
    STEPS: "Steps", "步骤";
    STEP_OF: "Step {n} of {total}: {name}", "第 {n} 步，共 {total} 步：{name}";
    DONE: " (done)", "（已完成）";
    NEW_TAB: " (opens in a new tab)", "（在新标签页中打开）";
}

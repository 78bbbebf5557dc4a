//! Lists: finding, sorting, and turning their pages.

texts! {
    SEARCH: "Search", "搜索";
    SORT_BY: "Sort by", "排序方式";
    ASCENDING: "{column}, ascending", "{column}（升序）";
    DESCENDING: "{column}, descending", "{column}（降序）";
    COUNT: "{n} {n|entry|entries}", "共 {n} 条";
    RANGE: "{from}–{to} of {total} entries", "第 {from}–{to} 条，共 {total} 条";
    PAGES: "Pages", "分页";
    PAGE_OF: "Page {n} of {total}", "第 {n} 页，共 {total} 页";
    PREVIOUS: "Previous", "上一页";
    NEXT: "Next", "下一页";
    SEARCHING: "Searching…", "正在搜索…";
    NOTHING_FOUND: "Nothing matches", "没有匹配的内容";
    NOTHING_FOUND_TEXT: "Search for something else, or show everything again.", "请更改搜索内容，或重新显示全部。";
    SHOW_ALL: "Show everything", "显示全部";
}

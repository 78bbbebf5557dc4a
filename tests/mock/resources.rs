//! What an account has, as clients expect resources to be.

use crate::client::{ask, get};
use crate::running::Running;
use memberdesk::mock::resources::KINDS;
use serde_json::Value;

#[test]
fn every_list_of_a_company_with_ten_years_can_be_read() {
    let backend = Running::of("ten-years");
    for kind in KINDS {
        let path = format!("/v1/accounts/main/{}", kind.name);
        let list = get(backend.address, &path);
        assert_eq!(list.status, 200, "{path}");
        let items = list.json()["items"].as_array().cloned().expect("items");
        assert!(!items.is_empty() || kind.name == "locations", "{path} has something");
        for item in &items {
            let key = item[kind.key].as_str().map_or_else(|| item[kind.key].to_string(), str::to_owned);
            assert_eq!(get(backend.address, &format!("{path}/{key}")).json(), *item, "{path}/{key}");
        }
        get(backend.address, &format!("{path}/nothing")).problem(404);
    }
}

#[test]
fn a_long_list_is_read_in_pages() {
    let backend = Running::of("ten-years");
    let path = "/v1/accounts/main/notices";
    let whole = get(backend.address, &format!("{path}?limit=200")).json();
    let whole = whole["items"].as_array().expect("items");
    let mut read = Vec::<Value>::new();
    let mut next = format!("{path}?limit=7");
    loop {
        let page = get(backend.address, &next);
        read.extend(page.json()["items"].as_array().cloned().expect("items"));
        let Some(link) = page.header("link") else {
            assert!(page.json()["next"].is_null());
            break;
        };
        let (address, relation) = link.split_once(">; ").expect("a link");
        assert_eq!(relation, "rel=\"next\"");
        next = address.trim_start_matches('<').to_owned();
    }
    assert!(whole.len() > 14, "there is more than two pages");
    assert_eq!(read, *whole);
    for wrong in ["limit=0", "limit=201", "limit=x", "cursor=x", "cursor=after-x"] {
        get(backend.address, &format!("{path}?{wrong}")).problem(400);
    }
    let past = get(backend.address, &format!("{path}?cursor=after-99999"));
    assert_eq!(past.json()["items"].as_array().map(Vec::len), Some(0));
}

#[test]
fn nothing_is_sent_twice_to_the_one_who_has_it() {
    let backend = Running::of("ten-years");
    let path = "/v1/accounts/main/invoices";
    let first = get(backend.address, path);
    let tag = first.header("etag").expect("a tag");
    let again = ask(backend.address, "GET", path, &[("If-None-Match", tag)], b"");
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(again.header("etag"), Some(tag));
    let chinese = [("If-None-Match", tag), ("Accept-Language", "zh-CN")];
    assert_eq!(ask(backend.address, "GET", path, &chinese, b"").status, 200);
    let head = ask(backend.address, "HEAD", path, &[], b"");
    assert_eq!((head.status, head.header("etag")), (200, Some(tag)));
}

#[test]
fn invoices_and_orders_are_files_for_spreadsheets() {
    let backend = Running::of("ten-years");
    for (file, list) in [("invoices.csv", "invoices"), ("orders.csv", "orders")] {
        let sheet = get(backend.address, &format!("/v1/accounts/main/{file}"));
        assert_eq!(sheet.header("content-type"), Some("text/csv;charset=utf-8"));
        assert!(sheet.header("content-disposition").is_some_and(|how| how.contains(file)));
        let count = get(backend.address, &format!("/v1/accounts/main/{list}?limit=200")).json()["items"]
            .as_array()
            .map(Vec::len);
        let mut reader = csv::Reader::from_reader(sheet.body.as_slice());
        let rows = reader.records().collect::<Result<Vec<_>, _>>().expect("rows");
        assert_eq!(Some(rows.len()), count);
    }
}

#[test]
fn an_offer_says_whether_it_can_be_bought_and_by_which_rule_not() {
    let backend = Running::of("fresh-action-pack");
    let offers = get(backend.address, "/v1/accounts/main/offers").json();
    let action_pack = &offers["items"][0];
    assert_eq!(action_pack["available"], false);
    assert_eq!(action_pack["rule"], "one-of-each-offer");
    let chinese = ask(backend.address, "GET", "/v1/accounts/main/offers", &[("Accept-Language", "zh")], b"");
    let chinese = chinese.json();
    assert_eq!(chinese["items"][0]["rule"], action_pack["rule"]);
    assert_ne!(chinese["items"][0]["reason"], action_pack["reason"]);
}

#[test]
fn the_clock_tells_what_time_will_do() {
    let backend = Running::of("renewal-in-30-days");
    let clock = get(backend.address, "/v1/accounts/main/clock").json();
    assert!(clock["today"].as_str().is_some_and(|today| today.len() == 10));
    let upcoming = clock["upcoming"].as_array().expect("what comes");
    assert!(upcoming.iter().any(|next| next["what"].get("charge").is_some()), "{clock}");
}

#[test]
fn what_is_due_has_happened_when_somebody_looks() {
    let backend = Running::fresh();
    let founding = serde_json::json!({
        "account": "late", "scenario": "renewal-in-30-days",
        "now": { "at": 1_600_000_000_000_u64, "day": "2021-02-17", "minute": 600 },
    });
    crate::client::post(backend.address, "/v1/accounts", &founding);
    let before = get(backend.address, "/v1/accounts/late").json()["position"].as_u64();
    let subscription = get(backend.address, "/v1/accounts/late/subscriptions/1").json();
    assert!(subscription["years"].as_i64().is_some_and(|years| years > 1), "it was renewed meanwhile");
    assert!(get(backend.address, "/v1/accounts/late").json()["position"].as_u64() > before);
}

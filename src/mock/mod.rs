//! The optional mock backend: companies behind HTTP, for several people, browsers or clients at once.
//!
//! It carries out [`Request`](crate::backend::protocol::Request)s through the very same
//! [`Desk`](crate::backend::execute::Desk) as the app does, so that no rule is written here. It is built only with the
//! feature `mock-backend` and is in no application.
//!
//! # What the app and the backend say to each other
//!
//! Everything is JSON in UTF-8, and everything but the backup is at most 64 KiB.
//!
//! | request | answer |
//! | --- | --- |
//! | `GET /v1` | `{"name", "version", "format", "accounts": [account]}`: which program this is, which stored form its commits have, and the accounts as the next line has them |
//! | `GET /v1/accounts/{account}` | `{"account", "title", "position"}`: its name in addresses, what it is called, and how many commits its journal has |
//! | `POST /v1/accounts` | 201 with `Location` and the account as above. The body is `{"account"?, "title"?}` for an empty one, with `"scenario"` (and `"language"?`, `"now"?`, `"seed"?`) for a ready-made company, or with `"backup"`: a document of [`export`](crate::journal::export), as it was written. A document may also be the whole body, and the name then stands in `?account=`. At most 5 MiB and 64 KiB: a backup that is longer is handed out all the same, and only a copy of the backend's file keeps it. 409 where the name is taken, 422 where the document is refused |
//! | `DELETE /v1/accounts/{account}` | 204 |
//! | `POST /v1/accounts/{account}/requests` | a `Request` as body: 200 with the [`Reply`](crate::backend::protocol::Reply), or a problem with the `failure` |
//! | `GET /v1/accounts/{account}/journal?after=N` | a `Reply` with the commits after N, at most [`PAGE_COMMITS`](journal::PAGE_COMMITS) and about half a MiB of them; no commits once all are read. Where N is beyond the journal nothing comes either, and `Memberdesk-Position` is less than N: N was read of another account that had this name |
//! | `GET /v1/accounts/{account}/backup` | the document of `export` |
//! | `GET /v1/accounts/{account}/events` | server-sent events: `event: commits`, `data` a `Reply`, `id` the number of its last commit. It goes on after `?after=N` or the header `Last-Event-ID`, and from now on without either. A comment every 10 seconds shows that the stream lives; `event: gone` says that the account was deleted, or never had the commit after which to go on: it is another one of the same name |
//!
//! Where the backend asks for a token, it is `Authorization: Bearer`; a page cannot give an event stream a header, and names
//! it as `?access_token=` there.
//!
//! A request's `id` is its idempotency key: however often it comes, it is carried out once. It carries the clock of the
//! one who asks. An answer leaves only when what it tells is on the disk.
//!
//! A `Reply`, and the commits of a failure, are a page as the journal's is: one who was far behind reads on at `journal`
//! until nothing comes. How far the journal goes says the header `Memberdesk-Position`.
//!
//! # Problems
//!
//! Every error is `application/problem+json` of RFC 9457: `type`, `title`, `status` and `detail`. A request that was not
//! carried out brings two more members: `rule`, the stable name of the rule if one is against it, and `failure`, the
//! [`Failure`](crate::backend::protocol::Failure) exactly as a tab gets it from another.
//!
//! | status | when |
//! | --- | --- |
//! | 409 | `changed_elsewhere`: take in its commits and decide anew |
//! | 422 | `refused`: a rule is against it; `detail` says why in the language of `Accept-Language` |
//! | 507 | `not_stored` because there is no room |
//! | 413 | `not_stored` because the change is larger than one commit may be |
//! | 503 | `not_stored` for any other reason; trying again with the same `id` is safe |
//! | 400, 404, 405, 413, 415, 429 | without `failure`: nothing was tried |
//! | 500 | without `failure`: the program has a fault; what came of the request can be read |
//! | 401, 403 | without `failure`: the token, the Host or the Origin is not one that may ask |
//!
//! # Where to look
//!
//! `server` accepts connections and stops gracefully, `routes` is the list of addresses, `guard` decides who may ask,
//! `draining` keeps a connection in use after an early answer, `store` is the file, `accounts` the desks above it, and
//! every other module is one kind of answer.

pub mod accounts;
pub mod clock;
pub mod commands;
pub mod draining;
pub mod faults;
pub mod founding;
pub mod guard;
pub mod journal;
pub mod limit;
pub mod openapi;
pub mod options;
pub mod problem;
pub mod requests;
pub mod resources;
pub mod routes;
pub mod server;
pub mod site;
pub mod store;
pub mod stream;
pub mod webhooks;
pub mod words;

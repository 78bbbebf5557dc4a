//! Blocks that screens are written from: values and callbacks in, markup out.
//!
//! They know neither the session nor the router. They take owned texts and erased callbacks, so that each is compiled
//! once however many screens use it.

pub mod action;
pub mod attachments;
pub mod conversation;
pub mod dialog;
pub mod email;
pub mod facts;
pub mod field;
pub mod figures;
pub mod form;
pub mod frame;
pub mod help;
pub mod icon;
pub mod list;
pub mod list_state;
pub mod list_tools;
pub mod masthead;
pub mod meter;
pub mod notice;
pub mod page_header;
pub mod pager;
pub mod refund_meter;
pub mod sandbox_bar;
pub mod side_nav;
pub mod steps;
pub mod summary;
pub mod table;
pub mod tabs;
pub mod year_line;

use std::rc::Rc;

/// What pressing something does.
pub type Press = Rc<dyn Fn()>;

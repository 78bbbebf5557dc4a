//! Values and callbacks in, markup out: the parts that screens are written from.

pub mod icon;

//! What the test programs share.

#![allow(dead_code, unreachable_pub)] // each test program uses its part

pub mod case;
pub mod found;

//! The mock backend as a program: options from flags and environment, and a server until it is told to stop.

use clap::Parser;
use memberdesk::mock::{options::Options, server};
use std::process::ExitCode;

fn main() -> ExitCode {
    let options = Options::parse();
    match server::run_until_stopped(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("mock-backend: {reason}");
            ExitCode::FAILURE
        }
    }
}

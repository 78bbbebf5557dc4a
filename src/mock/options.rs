//! What the backend is told when it starts, by flag or by environment.

use super::faults::Faults;
use clap::Parser;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

/// The optional mock backend of Memberdesk: companies behind HTTP, under the rules of the app.
#[derive(Clone, Debug, Parser)]
#[command(name = "mock-backend", version)]
pub struct Options {
    /// The address to listen on; anything but this machine's own needs --reachable.
    #[arg(long, env = "MEMBERDESK_ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub address: IpAddr,
    /// The port to listen on; 0 takes a free one.
    #[arg(long, env = "MEMBERDESK_PORT", default_value_t = 8090)]
    pub port: u16,
    /// Let other machines reach the backend. Whoever can reach it can change everything in it.
    #[arg(long, env = "MEMBERDESK_REACHABLE")]
    pub reachable: bool,
    /// The file that keeps everything; without it everything is forgotten when the backend stops.
    #[arg(long, env = "MEMBERDESK_DATA", value_name = "FILE")]
    pub data: Option<PathBuf>,
    /// How large the file may become, in MiB.
    #[arg(long, env = "MEMBERDESK_DATA_LIMIT", value_name = "MIB", default_value_t = 4096)]
    pub data_limit: u64,
    /// An origin whose pages may ask, as http://desk.example:8080; may be given several times, and replaces the
    /// pages of this machine, which may ask otherwise.
    #[arg(long = "origin", env = "MEMBERDESK_ORIGINS", value_name = "ORIGIN", value_delimiter = ',')]
    pub origins: Vec<String>,
    /// A name under which the backend is asked besides this machine's own; may be given several times.
    #[arg(long = "host", env = "MEMBERDESK_HOSTS", value_name = "NAME", value_delimiter = ',')]
    pub hosts: Vec<String>,
    /// Ask everyone for this bearer token.
    #[arg(long, env = "MEMBERDESK_TOKEN", hide_env_values = true)]
    pub token: Option<String>,
    /// How many requests each address may send in a second; 0 for any number.
    #[arg(long, env = "MEMBERDESK_RATE_LIMIT", value_name = "NUMBER", default_value_t = 5000)]
    pub rate_limit: u32,
    /// Let webhooks send to other machines.
    #[arg(long, env = "MEMBERDESK_WEBHOOKS_ANYWHERE")]
    pub webhooks_anywhere: bool,
    /// The folder of the built app, to serve it, too: one program is then a whole demonstration.
    #[arg(long, env = "MEMBERDESK_APP", value_name = "FOLDER")]
    pub app: Option<PathBuf>,
    /// The ready-made company to start with where nothing is kept yet; without it an empty one.
    #[arg(long, env = "MEMBERDESK_SCENARIO", value_name = "NAME")]
    pub scenario: Option<String>,
    /// Faults to begin with; PUT /v1/faults changes them.
    #[command(flatten, next_help_heading = "Faults")]
    pub faults: Faults,
}

impl Default for Options {
    fn default() -> Self {
        Self::parse_from(["mock-backend"])
    }
}

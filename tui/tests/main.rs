//! Tests of the program from outside: the command line, the screens, a real terminal.

mod configuration;
mod encode;
mod keys;
mod links;
mod properties;
mod pseudo_terminal;
mod run;
mod screens;
mod streams;
mod transcripts;
mod vectors;

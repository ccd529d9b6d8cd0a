//! Values for the property tests and the fuzz targets of programs that use this crate.

#[cfg(feature = "arbitrary")]
mod arbitrary;
#[cfg(feature = "proptest")]
mod change;
#[cfg(feature = "proptest")]
pub mod strategies;

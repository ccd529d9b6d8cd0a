//! Links to mask, and the settings under which they are.

use jiff::Timestamp;
use tracklens::settings::Settings;
use tracklens::settings::keys::Keys;
use tracklens_codec::{Cipher, HmacSha256};

use crate::oracles::writer::write_base64url;

/// Settings that mask, with a key for signatures and this cipher.
pub(super) fn settings(cipher: Option<&Cipher>) -> Settings {
    let signature = HmacSha256::new(&[0x5a; 32]).ok();
    Settings {
        keys: Keys::new(signature, cipher.cloned()),
        mask: true,
        ..Settings::at(Timestamp::UNIX_EPOCH)
    }
}

/// A link with this token and this payload.
pub(super) fn link_with(token: &str, payload: &[u8]) -> Vec<u8> {
    let payload = write_base64url(payload);
    format!("https://open.example.com/q/AAECAwQFBgcICQoLDA0ODw~~/{token}/{payload}").into_bytes()
}

//! AES, CBC and PKCS#7: the only file that calls the crates for them.

use aes::{Aes128, Aes192, Aes256};
use cbc::cipher::array::Array;
use cbc::cipher::block_padding::{Padding, Pkcs7};
use cbc::cipher::{
    BlockCipherDecrypt, BlockCipherEncrypt, BlockModeDecrypt, BlockModeEncrypt, BlockSizeUser,
    InnerIvInit, KeyInit, consts::U16,
};
use cbc::{Decryptor, Encryptor};

use crate::ciphertext::BLOCK_LEN;

pub(super) type Block = [u8; BLOCK_LEN];

/// AES with a key of one of three sizes.
#[derive(Clone)]
pub(super) enum Keyed {
    Of16(Aes128),
    Of24(Aes192),
    Of32(Aes256),
}

impl Keyed {
    pub(super) fn new(key: &[u8]) -> Option<Self> {
        match key.len() {
            16 => Aes128::new_from_slice(key).ok().map(Self::Of16),
            24 => Aes192::new_from_slice(key).ok().map(Self::Of24),
            32 => Aes256::new_from_slice(key).ok().map(Self::Of32),
            _ => None,
        }
    }

    pub(super) fn encrypt(&self, vector: &Block, blocks: &mut [Block]) {
        match self {
            Self::Of16(aes) => encrypt(aes, vector, blocks),
            Self::Of24(aes) => encrypt(aes, vector, blocks),
            Self::Of32(aes) => encrypt(aes, vector, blocks),
        }
    }

    pub(super) fn decrypt(&self, vector: &Block, blocks: &mut [Block]) {
        match self {
            Self::Of16(aes) => decrypt(aes, vector, blocks),
            Self::Of24(aes) => decrypt(aes, vector, blocks),
            Self::Of32(aes) => decrypt(aes, vector, blocks),
        }
    }
}

/// Adds padding to a block after its first `len` bytes.
pub(super) fn pad(block: &mut Block, len: usize) {
    if len < BLOCK_LEN {
        Pkcs7::raw_pad(block, len);
    }
}

/// The number of bytes before the padding of a last block, if the padding is right.
pub(super) fn unpadded_len(block: &Block) -> Option<usize> {
    Pkcs7::raw_unpad(block).ok().map(<[u8]>::len)
}

fn encrypt<C>(aes: &C, vector: &Block, blocks: &mut [Block])
where
    C: BlockCipherEncrypt + BlockSizeUser<BlockSize = U16>,
{
    let mut chain = Encryptor::inner_iv_init(aes, Array::cast_from_core(vector));
    chain.encrypt_blocks(Array::cast_slice_from_core_mut(blocks));
}

fn decrypt<C>(aes: &C, vector: &Block, blocks: &mut [Block])
where
    C: BlockCipherDecrypt + BlockSizeUser<BlockSize = U16>,
{
    let mut chain = Decryptor::inner_iv_init(aes, Array::cast_from_core(vector));
    chain.decrypt_blocks(Array::cast_slice_from_core_mut(blocks));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_padded_after_its_first_bytes_and_a_full_block_is_left_alone() {
        let mut block = [0xa5; BLOCK_LEN];
        pad(&mut block, BLOCK_LEN);
        assert_eq!(block, [0xa5; BLOCK_LEN]);
        pad(&mut block, 13);
        assert_eq!(block.split_at(13), (&[0xa5; 13][..], &[3; 3][..]));
    }
}

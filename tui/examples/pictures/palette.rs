//! The colors of a terminal.

/// Red, green and blue.
pub(super) type Rgb = [u8; 3];

/// The colors of a terminal.
pub(super) struct Palette {
    pub(super) name: &'static str,
    pub(super) background: Rgb,
    pub(super) foreground: Rgb,
    sixteen: [Rgb; 16],
}

impl Palette {
    /// Dark text on white, as in the light theme of VS Code.
    pub(super) const LIGHT: Self = Self {
        name: "light",
        background: [0xff, 0xff, 0xff],
        foreground: [0x33, 0x33, 0x33],
        sixteen: [
            [0x00, 0x00, 0x00],
            [0xcd, 0x31, 0x31],
            [0x00, 0x77, 0x3d],
            [0x80, 0x68, 0x00],
            [0x04, 0x51, 0xa5],
            [0xbc, 0x05, 0xbc],
            [0x05, 0x74, 0x96],
            [0x55, 0x55, 0x55],
            [0x66, 0x66, 0x66],
            [0xcd, 0x31, 0x31],
            [0x10, 0x7a, 0x10],
            [0x80, 0x68, 0x00],
            [0x04, 0x51, 0xa5],
            [0xbc, 0x05, 0xbc],
            [0x05, 0x74, 0x96],
            [0x33, 0x33, 0x33],
        ],
    };

    /// Light text on near black, as in the dark theme of VS Code.
    pub(super) const DARK: Self = Self {
        name: "dark",
        background: [0x1e, 0x1e, 0x1e],
        foreground: [0xcc, 0xcc, 0xcc],
        sixteen: [
            [0x00, 0x00, 0x00],
            [0xf1, 0x6c, 0x6c],
            [0x0d, 0xbc, 0x79],
            [0xe5, 0xe5, 0x10],
            [0x57, 0x9d, 0xe8],
            [0xd6, 0x70, 0xd6],
            [0x11, 0xa8, 0xcd],
            [0xe5, 0xe5, 0xe5],
            [0x96, 0x96, 0x96],
            [0xf1, 0x6c, 0x6c],
            [0x23, 0xd1, 0x8b],
            [0xf5, 0xf5, 0x43],
            [0x3b, 0x8e, 0xea],
            [0xd6, 0x70, 0xd6],
            [0x29, 0xb8, 0xdb],
            [0xe5, 0xe5, 0xe5],
        ],
    };

    /// A color by its number: one of the sixteen, of the cube of 6 by 6 by 6, or of the grays.
    pub(super) fn indexed(&self, number: u8) -> Rgb {
        match number {
            0..16 => self.sixteen[usize::from(number)],
            16..232 => {
                let level = |at: u8| if at == 0 { 0 } else { 55 + 40 * at };
                let at = number - 16;
                [at / 36, at / 6 % 6, at % 6].map(level)
            }
            232.. => [8 + 10 * (number - 232); 3],
        }
    }
}

//! Text can be read: each role, in each depth of color, with the palettes of the terminals that most people use.

use ratatui::style::{Color, Modifier, Style};
use tracklens::inspector::{Background, ColorDepth, ROLES, Theme};

/// The least contrast of text (WCAG 2, level AA).
const LEAST: f64 = 4.5;

/// The colors of a terminal.
struct Palette {
    name: &'static str,
    background: Background,
    /// The colors of text and of what is under it, where a program says nothing.
    default: [u32; 2],
    /// The sixteen that a program can name, as `0x00RR_GGBB`.
    sixteen: [u32; 16],
}

/// `XTerm-col.ad` of xterm.
const XTERM: [u32; 16] = [
    0x0000_0000,
    0x00cd_0000,
    0x0000_cd00,
    0x00cd_cd00,
    0x0000_00ee,
    0x00cd_00cd,
    0x0000_cdcd,
    0x00e5_e5e5,
    0x007f_7f7f,
    0x00ff_0000,
    0x0000_ff00,
    0x00ff_ff00,
    0x005c_5cff,
    0x00ff_00ff,
    0x0000_ffff,
    0x00ff_ffff,
];

/// <https://ethanschoonover.com/solarized/>
const SOLARIZED: [u32; 16] = [
    0x0007_3642,
    0x00dc_322f,
    0x0085_9900,
    0x00b5_8900,
    0x0026_8bd2,
    0x00d3_3682,
    0x002a_a198,
    0x00ee_e8d5,
    0x0000_2b36,
    0x00cb_4b16,
    0x0058_6e75,
    0x0065_7b83,
    0x0083_9496,
    0x006c_71c4,
    0x0093_a1a1,
    0x00fd_f6e3,
];

const PALETTES: [Palette; 8] = [
    Palette {
        name: "xterm, dark",
        background: Background::Dark,
        default: [0x00e5_e5e5, 0x0000_0000],
        sixteen: XTERM,
    },
    Palette {
        name: "xterm, light",
        background: Background::Light,
        default: [0x0000_0000, 0x00ff_ffff],
        sixteen: XTERM,
    },
    // `terminalColorRegistry.ts` of Visual Studio Code, and its themes Dark Modern and Light Modern.
    Palette {
        name: "Visual Studio Code, dark",
        background: Background::Dark,
        default: [0x00cc_cccc, 0x001f_1f1f],
        sixteen: [
            0x0000_0000,
            0x00cd_3131,
            0x000d_bc79,
            0x00e5_e510,
            0x0024_72c8,
            0x00bc_3fbc,
            0x0011_a8cd,
            0x00e5_e5e5,
            0x0066_6666,
            0x00f1_4c4c,
            0x0023_d18b,
            0x00f5_f543,
            0x003b_8eea,
            0x00d6_70d6,
            0x0029_b8db,
            0x00e5_e5e5,
        ],
    },
    Palette {
        name: "Visual Studio Code, light",
        background: Background::Light,
        default: [0x003b_3b3b, 0x00ff_ffff],
        sixteen: [
            0x0000_0000,
            0x00cd_3131,
            0x0010_7c10,
            0x0094_9800,
            0x0004_51a5,
            0x00bc_05bc,
            0x0005_98bc,
            0x0055_5555,
            0x0066_6666,
            0x00cd_3131,
            0x0014_ce14,
            0x00b5_ba00,
            0x0004_51a5,
            0x00bc_05bc,
            0x0005_98bc,
            0x00a5_a5a5,
        ],
    },
    // `defaults.json` of Windows Terminal: Campbell and One Half Light.
    Palette {
        name: "Windows Terminal, dark",
        background: Background::Dark,
        default: [0x00cc_cccc, 0x000c_0c0c],
        sixteen: [
            0x000c_0c0c,
            0x00c5_0f1f,
            0x0013_a10e,
            0x00c1_9c00,
            0x0000_37da,
            0x0088_1798,
            0x003a_96dd,
            0x00cc_cccc,
            0x0076_7676,
            0x00e7_4856,
            0x0016_c60c,
            0x00f9_f1a5,
            0x003b_78ff,
            0x00b4_009e,
            0x0061_d6d6,
            0x00f2_f2f2,
        ],
    },
    Palette {
        name: "Windows Terminal, light",
        background: Background::Light,
        default: [0x0038_3a42, 0x00fa_fafa],
        sixteen: [
            0x0038_3a42,
            0x00e4_5649,
            0x0050_a14f,
            0x00c1_8301,
            0x0001_84bc,
            0x00a6_26a4,
            0x0009_97b3,
            0x00fa_fafa,
            0x004f_525d,
            0x00df_6c75,
            0x0098_c379,
            0x00e4_c07a,
            0x0061_afef,
            0x00c5_77dd,
            0x0056_b5c1,
            0x00ff_ffff,
        ],
    },
    Palette {
        name: "Solarized, dark",
        background: Background::Dark,
        default: [0x0083_9496, 0x0000_2b36],
        sixteen: SOLARIZED,
    },
    Palette {
        name: "Solarized, light",
        background: Background::Light,
        default: [0x0065_7b83, 0x00fd_f6e3],
        sixteen: SOLARIZED,
    },
];

const DEPTHS: [ColorDepth; 4] = [
    ColorDepth::None,
    ColorDepth::Sixteen,
    ColorDepth::Indexed,
    ColorDepth::True,
];

#[test]
fn each_role_can_be_read_with_each_palette() {
    for palette in &PALETTES {
        for depth in DEPTHS {
            for background in [palette.background, Background::Unknown] {
                let theme = Theme::new(depth, background);
                for (name, style) in styles(&theme) {
                    let contrast = palette.contrast(style);
                    let is_plain = style.fg.is_none() && style.bg.is_none();
                    let least = if is_plain {
                        palette.own_contrast()
                    } else {
                        LEAST
                    };
                    assert!(
                        contrast >= least,
                        "{name} has {contrast:.2} in {}, {depth:?}, {background:?}",
                        palette.name
                    );
                }
            }
        }
    }
}

#[test]
fn the_background_of_each_palette_is_what_it_says() {
    for palette in &PALETTES {
        let [_, background] = palette.default;
        let [_, red, green, blue] = background.to_be_bytes();
        let found = Background::of_color([red, green, blue]);
        assert_eq!(found, palette.background, "{}", palette.name);
    }
}

#[test]
fn on_whatever_counts_as_dark_or_light_the_colors_that_nobody_changes_can_be_read() {
    let grays = (0..=255_u8).map(|gray| {
        let background = Background::of_color([gray; 3]);
        let of_gray = u32::from_be_bytes([0, gray, gray, gray]);
        let of_text = if background == Background::Dark {
            0x00ff_ffff
        } else {
            0x0000_0000
        };
        Palette {
            name: "gray",
            background,
            default: [of_text, of_gray],
            sixteen: XTERM,
        }
    });
    for palette in grays {
        let theme = Theme::new(ColorDepth::True, palette.background);
        for (name, style) in styles(&theme).filter(|(_, it)| it.fg.is_some()) {
            let contrast = palette.contrast(style);
            let [_, background] = palette.default;
            assert!(
                contrast >= LEAST,
                "{name} has {contrast:.2} on {background:06x}"
            );
        }
    }
}

#[test]
fn a_color_that_can_not_be_read_is_found() {
    let blue = Style::new().fg(Color::Blue);
    let found = PALETTES.iter().filter(|it| it.contrast(blue) < LEAST);
    assert_eq!(found.count(), 6);
    let [black_on_white, ..] = [0x0000_0000, 0x00ff_ffff].map(luminance);
    assert!(black_on_white.abs() < f64::EPSILON);
    assert!((ratio([0x0000_0000, 0x00ff_ffff]) - 21.0).abs() < 1e-9);
    assert!((ratio([0x0077_7777, 0x00ff_ffff]) - 4.48).abs() < 0.01);
}

/// The styles of a theme: of each role, alone, selected and pointed at. What windows cover need not be read.
fn styles(theme: &Theme) -> impl Iterator<Item = (&'static str, Style)> {
    let roles = ROLES.iter().filter(|role| role.name != "covered");
    roles.flat_map(|role| {
        let alone = theme.text.patch(role.style(theme));
        let selected = alone.patch(theme.selected);
        [alone, selected, selected.patch(theme.pointed)].map(|style| (role.name, style))
    })
}

impl Palette {
    /// The contrast of a text of a style; the least, where the terminal may take another color for bold text.
    fn contrast(&self, style: Style) -> f64 {
        let [text, background] = self.default;
        let color = |color: Option<Color>, default: u32| match color {
            None | Some(Color::Reset) => default,
            Some(color) => self.color(color),
        };
        let (text, background) = (color(style.fg, text), color(style.bg, background));
        let as_it_is = ratio([text, background]);
        let named = style.fg.and_then(named);
        match named.filter(|number| *number < 8) {
            Some(number) if style.add_modifier.contains(Modifier::BOLD) => {
                as_it_is.min(ratio([self.sixteen[number + 8], background]))
            }
            _ => as_it_is,
        }
    }

    fn own_contrast(&self) -> f64 {
        ratio(self.default).min(LEAST)
    }

    fn color(&self, color: Color) -> u32 {
        if let Some(number) = named(color) {
            return self.sixteen[number];
        }
        match color {
            Color::Rgb(red, green, blue) => u32::from_be_bytes([0, red, green, blue]),
            Color::Indexed(number @ 232..) => (8 + 10 * u32::from(number - 232)) * 0x0001_0101,
            Color::Indexed(number @ 16..) => {
                let number = u32::from(number - 16);
                let steps = [number / 36, number / 6 % 6, number % 6];
                let levels = steps.map(|step| [0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff][step as usize]);
                levels.iter().fold(0, |color, level| color << 8 | level)
            }
            other => panic!("{other:?}"),
        }
    }
}

/// The number of one of the sixteen colors.
fn named(color: Color) -> Option<usize> {
    use Color::{
        Black, Blue, Cyan, DarkGray, Gray, Green, LightBlue, LightCyan, LightGreen, LightMagenta,
        LightRed, LightYellow, Magenta, Red, White, Yellow,
    };
    [
        Black,
        Red,
        Green,
        Yellow,
        Blue,
        Magenta,
        Cyan,
        Gray,
        DarkGray,
        LightRed,
        LightGreen,
        LightYellow,
        LightBlue,
        LightMagenta,
        LightCyan,
        White,
    ]
    .iter()
    .position(|it| *it == color)
}

/// The contrast of two colors.
fn ratio(colors: [u32; 2]) -> f64 {
    let [one, other] = colors.map(luminance);
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of a color.
fn luminance(color: u32) -> f64 {
    let [_, red, green, blue] = color.to_be_bytes().map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

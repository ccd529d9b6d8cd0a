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
    /// The sixteen that a program can name, as 0xRRGGBB.
    sixteen: [u32; 16],
}

/// `XTerm-col.ad` of xterm.
const XTERM: [u32; 16] = [
    0x00_00_00, 0xcd_00_00, 0x00_cd_00, 0xcd_cd_00, 0x00_00_ee, 0xcd_00_cd, 0x00_cd_cd, 0xe5_e5_e5,
    0x7f_7f_7f, 0xff_00_00, 0x00_ff_00, 0xff_ff_00, 0x5c_5c_ff, 0xff_00_ff, 0x00_ff_ff, 0xff_ff_ff,
];

/// <https://ethanschoonover.com/solarized/>
const SOLARIZED: [u32; 16] = [
    0x07_36_42, 0xdc_32_2f, 0x85_99_00, 0xb5_89_00, 0x26_8b_d2, 0xd3_36_82, 0x2a_a1_98, 0xee_e8_d5,
    0x00_2b_36, 0xcb_4b_16, 0x58_6e_75, 0x65_7b_83, 0x83_94_96, 0x6c_71_c4, 0x93_a1_a1, 0xfd_f6_e3,
];

const PALETTES: [Palette; 8] = [
    Palette {
        name: "xterm, dark",
        background: Background::Dark,
        default: [0xe5_e5_e5, 0x00_00_00],
        sixteen: XTERM,
    },
    Palette {
        name: "xterm, light",
        background: Background::Light,
        default: [0x00_00_00, 0xff_ff_ff],
        sixteen: XTERM,
    },
    // `terminalColorRegistry.ts` of Visual Studio Code, and its themes Dark Modern and Light Modern.
    Palette {
        name: "Visual Studio Code, dark",
        background: Background::Dark,
        default: [0xcc_cc_cc, 0x1f_1f_1f],
        sixteen: [
            0x00_00_00, 0xcd_31_31, 0x0d_bc_79, 0xe5_e5_10, 0x24_72_c8, 0xbc_3f_bc, 0x11_a8_cd,
            0xe5_e5_e5, 0x66_66_66, 0xf1_4c_4c, 0x23_d1_8b, 0xf5_f5_43, 0x3b_8e_ea, 0xd6_70_d6,
            0x29_b8_db, 0xe5_e5_e5,
        ],
    },
    Palette {
        name: "Visual Studio Code, light",
        background: Background::Light,
        default: [0x3b_3b_3b, 0xff_ff_ff],
        sixteen: [
            0x00_00_00, 0xcd_31_31, 0x10_7c_10, 0x94_98_00, 0x04_51_a5, 0xbc_05_bc, 0x05_98_bc,
            0x55_55_55, 0x66_66_66, 0xcd_31_31, 0x14_ce_14, 0xb5_ba_00, 0x04_51_a5, 0xbc_05_bc,
            0x05_98_bc, 0xa5_a5_a5,
        ],
    },
    // `defaults.json` of Windows Terminal: Campbell and One Half Light.
    Palette {
        name: "Windows Terminal, dark",
        background: Background::Dark,
        default: [0xcc_cc_cc, 0x0c_0c_0c],
        sixteen: [
            0x0c_0c_0c, 0xc5_0f_1f, 0x13_a1_0e, 0xc1_9c_00, 0x00_37_da, 0x88_17_98, 0x3a_96_dd,
            0xcc_cc_cc, 0x76_76_76, 0xe7_48_56, 0x16_c6_0c, 0xf9_f1_a5, 0x3b_78_ff, 0xb4_00_9e,
            0x61_d6_d6, 0xf2_f2_f2,
        ],
    },
    Palette {
        name: "Windows Terminal, light",
        background: Background::Light,
        default: [0x38_3a_42, 0xfa_fa_fa],
        sixteen: [
            0x38_3a_42, 0xe4_56_49, 0x50_a1_4f, 0xc1_83_01, 0x01_84_bc, 0xa6_26_a4, 0x09_97_b3,
            0xfa_fa_fa, 0x4f_52_5d, 0xdf_6c_75, 0x98_c3_79, 0xe4_c0_7a, 0x61_af_ef, 0xc5_77_dd,
            0x56_b5_c1, 0xff_ff_ff,
        ],
    },
    Palette {
        name: "Solarized, dark",
        background: Background::Dark,
        default: [0x83_94_96, 0x00_2b_36],
        sixteen: SOLARIZED,
    },
    Palette {
        name: "Solarized, light",
        background: Background::Light,
        default: [0x65_7b_83, 0xfd_f6_e3],
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
            0xff_ff_ff
        } else {
            0x00_00_00
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
    let [black_on_white, ..] = [0x00_00_00, 0xff_ff_ff].map(luminance);
    assert!(black_on_white.abs() < f64::EPSILON);
    assert!((ratio([0x00_00_00, 0xff_ff_ff]) - 21.0).abs() < 1e-9);
    assert!((ratio([0x77_77_77, 0xff_ff_ff]) - 4.48).abs() < 0.01);
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
        let text = style.fg.map_or(text, |color| self.color(color));
        let background = style.bg.map_or(background, |color| self.color(color));
        let as_it_is = ratio([text, background]);
        let named = style.fg.and_then(|color| named(color));
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
            Color::Indexed(number @ 232..) => (8 + 10 * u32::from(number - 232)) * 0x01_01_01,
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

//! The scene `turning` of the lab `manifold` asked as the page asks it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic")]

mod common;

use common::{ask, session};
use latente::data::turning::Freedom;
use latente::data::DataSet;
use latente::engine::Input;
use latente::general;
use latente::labs::manifold::{self, TurnMeasures};
use latente::session::Session;
use latente::wire::Floats;

#[test]
#[ignore = "to look at"]
fn explore() {
    let mut session = session(&[DataSet::DigitsTest]);
    let labels: Vec<u8> = ask(&mut session, general::Pictures { set: DataSet::DigitsTest, indices: (0..200).collect() }).labels;
    let freedom = match std::env::var("FREEDOM").as_deref() { Ok("thickness") => Freedom::Thickness, Ok("slant") => Freedom::Slant, Ok("shift") => Freedom::Shift, _ => Freedom::None };
    let d: usize = std::env::var("D").ok().and_then(|d| d.parse().ok()).unwrap_or(2);
    let per: usize = std::env::var("PER").ok().and_then(|d| d.parse().ok()).unwrap_or(1);
    let classes: Vec<u8> = std::env::var("CLASSES").map(|c| c.bytes().map(|b| b - 48).collect()).unwrap_or((0..10).collect());
    let rounds: usize = std::env::var("ROUNDS").ok().and_then(|d| d.parse().ok()).unwrap_or(3);
    for class in classes {
        for &index in labels.iter().enumerate().filter(|(_, l)| **l == class).map(|(i, _)| i).take(per).collect::<Vec<_>>().iter() {
            let pixels = ask(&mut session, general::Pictures { set: DataSet::DigitsTest, indices: vec![index] }).pixels;
            let t = std::time::Instant::now();
            let turned = ask(&mut session, manifold::Turn { input: Input::Pixels(pixels), freedom, d, seed: 1 });
            let t0 = t.elapsed().as_secs_f32();
            let say = |name: &str, m: &TurnMeasures| println!("{class} #{index} {name}: rounds {:?} fwd {:.3} jump {:.2} at {} twin {:.0} gap {:.3} second {:?} mse {:.5}", m.rounds, m.forward, m.jump, m.at, m.twin, m.gap, m.second, m.error);
            println!("-- half {:.3} ({t0:.2} s)", turned.half);
            say("pca", &turned.measures);
            for guided in [true, false] {
                let t = std::time::Instant::now();
                for _ in 0..rounds { ask(&mut session, manifold::TurnStep { guided, steps: 500 }); }
                let s = ask(&mut session, manifold::TurnStep { guided, steps: 0 });
                say(if guided { "guided" } else { "plain" }, &s.measures);
                println!("   {:.1} s", t.elapsed().as_secs_f32());
            }
        }
    }
    let _ = Session::new; let _ = Floats(vec![]);
}

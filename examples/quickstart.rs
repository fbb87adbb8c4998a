fn main() {
    let article = demarche::analyze("“We are ready,” Lee said.");
    println!("{article:?}");
}

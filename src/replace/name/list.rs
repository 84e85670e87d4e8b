//! Names that surrogates are made of, and names that tell a gender.
//!
//! First names are of many origins and each is common in its own; the family names are ordinary words and names that
//! are spread so widely that no pair of the two tells of anybody.

/// Names for women.
pub const FEMALE: &str = "Anna Clara Ingrid Amina Beatrix Carmen Daria Edith Farah Greta Hanna Irene Jasmin Karin Leila \
Magda Nadia Odette Paula Renata Selma Teresa Ursula Vera Wanda Yara Zora Alma Birgit Celia Dunja Elin Flora Gita Helga \
Ilse Judith Kaya Linda Mina Noemi Olga Petra Ruth Sonja Tamara Undine Viola Yuki Zelda Astrid Bianca Corinna Dora Esther \
Frida Gudrun Hedda Ines Jolanda";

/// Names for men.
pub const MALE: &str = "Anton Boris Carlo Dario Erik Felix Goran Hugo Ivan Jonas Karim Lars Marco Nils Oskar Pavel Rafael \
Stefan Tariq Urban Viktor Walter Yusuf Zoltan Albin Bruno Cyril Detlef Emil Falk Georg Harald Igor Jakob Kenji Leon Milan \
Nuno Otto Paolo Quentin Rolf Sven Tomas Ulrich Valentin Werner Yann Zeno Arne Basil Claus Dirk Egon Franco Gustav Henrik \
Imre Joris";

/// Names that tell no gender.
pub const EITHER: &str = "Alex Kim Robin Sascha Noor Jules Charlie Kit Toni Ari Dana Jamie Kai Luca Mika Nikita Quinn Remy \
Sam Taylor Morgan Casey Devon Eden Frankie Jordan Kerry Lou Marlo Rowan";

/// Family names.
pub const FAMILY: &str = "Berg Holm Moreau Vance Okoro Tanaka Silva Novak Lindt Farrow Abreu Bauer Castell Dahl Engel Faber \
Gruber Haas Iversen Jansen Keller Lang Maier Nagy Olsen Pavlov Quist Rossi Santos Thorn Ulmer Vogt Weber Yilmaz Zeller Adler \
Brandt Costa Duarte Eklund Fontan Gallo Hoff Imhof Jung Kraus Lund Marsh Nieminen Orlov Palmer Reuter Sato Tremblay Unger \
Vidal Winkler Young Zapata Amsel Birch Conti Dietz Ebner Fuchs Grau Horvat Ibsen Joubert Kovac Leroy Mertens Noel Ortega Pohl \
Ribeiro Sauer Torres Usman Voss Walsh Yamada Ziegler Arnaud Becker Cardoso Demir Esposito Fischer Gomes Hale Inoue Jovic Klein \
Laurent Moretti Nilsson Oliveira Petrov Renard Schuster Toth Urso Varga Wolff Xavier Yates Zimmer Albers Bruun Chapman Doyle \
Ernst Ferrari Garnier Hedlund Ismail Jarvis Kato Lorenz Masuda Neumann Ohlsen Pinto Roth Sorensen Tellier Ueda Vasile Wagner \
Ylinen Zoric Anders Bosch Colombo Dumas Ekman Frost Greco Hansen Ilic Jacobs Krogh Lemaire Mancini Norberg Ozturk Perrin Ritter \
Seidel Thomsen Ullman Verne Westin Yoder Zander Aalto Bach Caron Dorn Elster Fabre Groot Huber Ito Juric Karlsen Loos Marek \
Nemeth Otte Prins Rask Storm Teller Ude Vinter Wirth Zorn Arden Brook Crane Drake Elm Finch Glover Heath Ivers";

/// More names that tell a gender, in small letters.
pub const FEMALE_TOO: &str = "maria mary patricia jennifer elizabeth barbara susan jessica sarah karen lisa nancy betty sandra \
margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy \
angela shirley helen julia sophie sofia marie camille claire isabel lucia elena pilar rosa jane joan anne katharina sabine monika \
andrea claudia brigitte heike silke fatima aisha priya mei olivia emma charlotte amelia mia ava isabella eva";

/// As [`FEMALE_TOO`].
pub const MALE_TOO: &str = "james robert john michael william david richard joseph thomas charles christopher daniel matthew \
anthony mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary \
nicholas eric jonathan stephen larry justin scott brandon benjamin frank gregory raymond peter juan jose carlos luis miguel pedro \
javier pierre jean jacques michel louis hans klaus jürgen wolfgang dieter uwe ahmed mohammed omar ali hassan wei raj liam noah \
oliver henry lucas ethan max";

-- by Jane Roe
INSERT INTO staff (name) VALUES ('O''Neil'), ('Jane Roe'); /* x */

-- A dump, in the ways of several databases.
CREATE TABLE staff (
    id integer NOT NULL,
    full_name varchar(80),
    ssn char(11),
    PRIMARY KEY (id)
);
INSERT INTO staff VALUES (1, 'Jane Roe', '219-09-9998'), (2, 'Joe O''Neil', NULL);
INSERT INTO `staff` (`id`, `phone`) VALUES (3, 2025550143);
SELECT 'done';

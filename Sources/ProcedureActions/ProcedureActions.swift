// ProcedureActions holds the actions that come with the program, and the configuration file that
// binds them to the requests of cases.
//
// Each kind of action is a value: its name in the file, the settings it takes, and how an action is
// made of them (`ActionKind`). The file is checked against that description as a whole before
// anything is made, and the published schema is written from it.
//
// This floor refuses to know what a case is: an action sees one request (`ActionCall`), not the case,
// not the store, not the procedure's text. It reaches nothing that the configuration does not name.

// ProcedureInterpreter gives a process graph its meaning.
//
// `decide` turns a command into the events it causes or says why it is refused; `apply` folds an
// event into the state of a case; `perform` does both in one pass. All three are plain functions
// over values: the same state, command, moment and procedure always give the same events. Real cases,
// scenarios, simulations and migrations run on these functions and on nothing else.
//
// This floor refuses to know what time it is, where events are kept, who a person is, how a message
// reaches anybody, and any human language: a refusal is a structured value, put into words elsewhere.
//
// How the meaning may change: an event is frozen once it has been released, because old cases are
// replayed from their events. What an event does is never edited; a changed meaning is a new case of
// `Event` beside the old one, which `apply` goes on understanding and `decide` no longer makes.

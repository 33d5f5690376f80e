// ProcedureRuntime keeps real cases going: commands in, journaled events out.
//
// A `Desk` takes a command for a case, lets the interpreter decide it in the state the journal adds
// up to, and answers only when the events are kept. Beside the events it keeps what people ask for:
// where a case is, what waits for a role, what is late, all cases of a person; the timers that are
// due; and the outbox of what the cases ask of the world.
//
// This floor refuses to know where a journal is kept (`ProcedureStore`), what time it is (each call
// is told), how a digest is computed (a function is given), and how a procedure is written: it runs
// verified artifacts, and nothing here reaches the compiler.

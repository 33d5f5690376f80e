// ProcedureScenarios: cases under a virtual clock, and everything that is told about them.
//
// `Playing` holds one case and lets time pass; `CaseHistory` tells its events as official prose;
// `RejectionWording` says why a command was refused and how to mend it; `ScenarioRunner` plays the
// scenarios of a file and reports what did not come true; `Coverage` says what no scenario has
// visited; `EventJSON` writes events for programs.
//
// The floor refuses to know how a scenario is spelled, where files are and what time it really is.
// The meaning of a case is the interpreter's alone: a scenario is played by the same commands that
// run real cases.

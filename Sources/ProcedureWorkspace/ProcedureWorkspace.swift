// ProcedureWorkspace: the one façade for tools.
//
// It finds and reads files, compiles them on all processors, and gives plain results: findings,
// procedures, scenarios, artifacts, pages of codes, explanations of due dates. It knows the file
// system and refuses to know how its results are shown: no argument, no exit code, no terminal and
// no protocol of an editor is known here.

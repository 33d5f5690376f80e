// ProcedureCompiler

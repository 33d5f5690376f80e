// ProcedureWorkspace

// ProcedureGraph

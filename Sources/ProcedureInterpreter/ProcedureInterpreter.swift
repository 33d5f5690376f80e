// ProcedureInterpreter

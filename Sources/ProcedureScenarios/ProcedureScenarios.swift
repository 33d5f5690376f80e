// ProcedureScenarios

// ProcedureSyntax

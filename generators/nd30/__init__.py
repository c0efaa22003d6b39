"""How official texts must look, Nghị định 30/2020/NĐ-CP: the rules as dated data, and a checker of Word documents."""

"""The parts every page is made of, one class a module named after it; all take their look from
`gui.theme`. Pages start from `page.Page`, forms from `form_row.FormRow`, tables from
`table.Table`; `enter_walk.EnterWalk` gives Enter and Tab their order."""

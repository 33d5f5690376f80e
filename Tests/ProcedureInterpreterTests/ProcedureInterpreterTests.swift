// Every test drives a case through `Trial`, which checks on each command that deciding and then
// applying, performing in one pass, and replaying from nothing all end in the same state, and that a
// refusal changes nothing.

package uuid

// Nil is named by other files.
var Nil UUID

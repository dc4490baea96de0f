package web

// mostStreams is how many answers one connection of HTTP/2 may have under way: a page and
// its copy take eight at once.
const mostStreams = 24

// beginAnswer notes an answer of HTTP/2, and reports whether the connection may have it:
// the more there are in all, the fewer. An unread answer takes 16 KB until it is cut, so
// 4,096 connections hold 18,000 of them at most, not 98,000.
func (c *connections) beginAnswer(conn *connection) bool {
	all, own := c.answers.Add(1), conn.answers.Add(1)
	return own <= mostStreams/(1+all/int64(c.most))
}

func (c *connections) endAnswer(conn *connection) {
	c.answers.Add(-1)
	conn.answers.Add(-1)
}

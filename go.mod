module github.com/sanad-news/sanad

go 1.26

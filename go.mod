module oneminuteguide

go 1.26.8

# Points are compared between the codes that Highway has for different processors.
target_link_libraries(test_random PRIVATE hwy::hwy)

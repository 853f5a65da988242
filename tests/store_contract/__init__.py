"""What a store must do, whatever database is under it: test classes to inherit, and databases to run them on."""

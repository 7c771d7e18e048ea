CREATE TABLE IF NOT EXISTS accounts (
  id INT PRIMARY KEY,
  owner VARCHAR(64) NOT NULL,
  balance DECIMAL(12, 2) NOT NULL
);
INSERT IGNORE INTO accounts (id, owner, balance) VALUES
  (1, 'Ada', 1200.00),
  (2, 'Grace', 840.50),
  (3, 'Edsger', 12.25);

"""What programs say to the API of a house's file."""

from pydantic import Field

from chalicelib.organisation.house_file.model import LARGEST_FILE
from chalicelib.web.bodies import Strict


class HouseFileBody(Strict):
    """The file of a house, as its export writes it; semicolons, commas or tabs."""

    content: str = Field(min_length=1, max_length=LARGEST_FILE)
